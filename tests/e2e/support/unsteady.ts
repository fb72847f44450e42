/** Tells of journeys that held only when they were tried anew, which a run that ends well would hide. */
import type { Reporter, TestModule } from 'vitest/node'

export class Unsteady implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        if (!test.diagnostic()?.flaky) continue
        const why = test.result().errors?.map((error) => error.stack ?? error.message) ?? []
        console.log(['', `!!! UNSTEADY: ${module.relativeModuleId}: ${test.fullName} !!!`, ...why].join('\n'))
      }
    }
  }
}
