import { defineConfig } from 'vitest/config'
import { Unsteady } from './support/unsteady.ts'

// One window at a time: they share the display, and the machine has few cores. The other engine's journeys run beside
// them, and a machine that stalls takes up to SLOW for each step: so every journey gets time enough for several of them.
export default defineConfig({
  test: {
    // Journeys, unless pictures or the figures of the window are asked for.
    include: [`${process.env.PILAR_SCRIPTS ?? 'journeys'}/*.test.ts`],
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    retry: Number(process.env.PILAR_ATTEMPTS ?? 1) - 1,
    reporters: ['default', new Unsteady()],
    globalSetup: ['support/display.ts'],
  },
})
