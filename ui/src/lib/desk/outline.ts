/** What the sheet consists of, found quickly: it stays the same while an assessment is open. */
import type { GuideView, NodeGuide, QuestionGuide } from '$lib/api/types'

/** A half of an area (or a part of the results) with the sub-areas below it. */
export interface Half {
  node: NodeGuide
  /** The name of the component it lies in, for example Pemenuhan. */
  component: string
  groups: Group[]
}

/** A sub-area and its questions. */
export interface Group {
  node: NodeGuide
  questions: QuestionGuide[]
}

export class Outline {
  readonly nodes: ReadonlyMap<number, NodeGuide>
  readonly questions: ReadonlyMap<string, QuestionGuide>
  readonly questionOfInput: ReadonlyMap<string, QuestionGuide>
  readonly #guide: GuideView
  readonly #halves = new Map<string | null, Half[]>()

  constructor(guide: GuideView) {
    this.#guide = guide
    this.nodes = new Map(guide.nodes.map((node) => [node.id, node]))
    this.questions = new Map(guide.questions.map((question) => [question.code, question]))
    this.questionOfInput = new Map(
      guide.questions.flatMap((question) => question.inputs.map((input) => [input.code, question] as const)),
    )
  }

  /** The halves of an area with their sub-areas, or of all areas. */
  halves(area: string | null): Half[] {
    const known = this.#halves.get(area) ?? this.#halvesOf(area)
    this.#halves.set(area, known)
    return known
  }

  #halvesOf(area: string | null): Half[] {
    const areas = this.#guide.areas.filter((one) => area === null || one.key === area)
    return areas.flatMap((one) => one.nodes).map((id) => this.#half(id))
  }

  #half(id: number): Half {
    const node = this.nodes.get(id)!
    const component = titleCase(node.parent === null ? node.name : (this.nodes.get(node.parent)?.name ?? ''))
    const groups = this.#guide.nodes
      .filter((other) => this.#within(other, id))
      .map((group) => ({
        node: group,
        questions: this.#guide.questions.filter((question) => question.node === group.id),
      }))
      .filter((group) => group.questions.length > 0)
    return { node, component, groups }
  }

  #within(node: NodeGuide, top: number): boolean {
    for (let at: NodeGuide | undefined = node; at; at = at.parent === null ? undefined : this.nodes.get(at.parent)) {
      if (at.id === top) return true
    }
    return false
  }
}

/** The official sheet shouts some names; here they are written like the others. */
function titleCase(name: string): string {
  if (name !== name.toLocaleUpperCase('id-ID')) return name
  return name.toLocaleLowerCase('id-ID').replace(/(^|[\s-])\p{L}/gu, (first) => first.toLocaleUpperCase('id-ID'))
}
