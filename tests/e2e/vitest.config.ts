import { defineConfig } from 'vitest/config'

// One window at a time: they share the display, and the machine has few cores. The other engine's journeys run beside
// them, so the longest ones get time enough for a slow machine.
export default defineConfig({
  test: {
    // Journeys, unless pictures or the figures of the window are asked for.
    include: [`${process.env.PILAR_SCRIPTS ?? 'journeys'}/*.test.ts`],
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    globalSetup: ['support/display.ts'],
  },
})
