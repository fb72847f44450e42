import { defineConfig } from 'vitest/config'

// One window at a time: they share the display, and the machine has few cores.
export default defineConfig({
  test: {
    // Journeys, unless pictures or the figures of the window are asked for.
    include: [`${process.env.PILAR_SCRIPTS ?? 'journeys'}/*.test.ts`],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    globalSetup: ['support/display.ts'],
  },
})
