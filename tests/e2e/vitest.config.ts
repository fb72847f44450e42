import { defineConfig } from 'vitest/config'

// One window at a time: they share the display, and the machine has few cores.
export default defineConfig({
  test: {
    include: [process.env.PILAR_GUIDE ? 'guide/*.test.ts' : 'journeys/*.test.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    globalSetup: ['support/display.ts'],
  },
})
