/** How an assessment came to where it is, as a picture. */
import type { ChartConfiguration } from 'chart.js'
import type { CourseView } from '$lib/api/types'
import type { Look } from '$lib/chart/draw'
import { fontOf, legendBelow } from '$lib/chart/style'
import { formatCount, formatDay, formatPoints, m } from '$lib/i18n'

/** What the review did in a week, in words. */
export function marksOf(course: CourseView, week: string): string[] {
  const steps = course.steps.filter((step) => step.week === week)
  return steps.map((step) => m.overview.stepNames[step.stage](step.round, step.back))
}

/** Filled and evidenced in percent of all, the certain total in points beside last year's, and where it was handed over. */
export function courseChart(course: CourseView, look: Look): ChartConfiguration<'line', (number | null)[]> {
  const font = fontOf(look)
  const axis = { color: look.colour('--ink-3'), font }
  const labels = course.weeks.map((week) => formatDay(week.from))
  const share = (part: number, of: number) => (of > 0 ? (part / of) * 100 : 0)
  const marks = course.weeks.map((week) => marksOf(course, week.from))
  const line = (label: string, data: (number | null)[], colour: string, more: object = {}) => ({
    label,
    data,
    borderColor: look.colour(colour),
    backgroundColor: look.colour(colour),
    borderWidth: 2,
    pointRadius: 2,
    pointHitRadius: 10,
    ...more,
  })
  return {
    type: 'line',
    data: {
      labels,
      datasets: [
        line(
          m.overview.certain,
          course.weeks.map((week) => week.floor),
          '--accent',
          { borderWidth: 3 },
        ),
        line(
          m.overview.courseFilledPercent,
          course.weeks.map((week) => share(week.answered, course.of)),
          '--info',
          { borderDash: [6, 4] },
        ),
        line(
          m.overview.courseEvidencedPercent,
          course.weeks.map((week) => share(week.evidenced, course.questions)),
          '--good',
          { borderDash: [2, 3] },
        ),
        ...(course.earlier === null
          ? []
          : [
              line(
                m.overview.certainOf(course.earlier),
                course.weeks.map((week) => week.earlier),
                '--ink-3',
                { borderDash: [10, 3, 2, 3], pointRadius: 0 },
              ),
            ]),
        {
          ...line(
            m.overview.courseSteps,
            course.weeks.map((week) => week.floor),
            '--ink',
          ),
          showLine: false,
          pointStyle: 'rectRot' as const,
          pointRadius: marks.map((week) => (week.length > 0 ? 8 : 0)),
        },
      ],
    },
    options: {
      scales: {
        x: { ticks: { ...axis, maxRotation: 0, autoSkip: true }, grid: { color: look.colour('--line') } },
        y: { min: 0, max: 100, ticks: axis, grid: { color: look.colour('--line') } },
      },
      plugins: {
        legend: legendBelow(look),
        tooltip: {
          bodyFont: font,
          titleFont: font,
          callbacks: {
            label: (item) => {
              const week = course.weeks[item.dataIndex]!
              if (item.datasetIndex === 0) return `${m.overview.certain}: ${formatPoints(week.floor)}`
              if (item.datasetIndex === 1)
                return `${m.overview.courseFilled}: ${formatCount(week.answered)} / ${course.of}`
              if (item.datasetIndex === 2)
                return `${m.overview.courseEvidenced}: ${formatCount(week.evidenced)} / ${course.questions}`
              if (item.dataset.label !== m.overview.courseSteps)
                return `${item.dataset.label}: ${formatPoints(week.earlier ?? 0)}`
              return marks[item.dataIndex]!.join(', ')
            },
          },
        },
      },
    },
  }
}
