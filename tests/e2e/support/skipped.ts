/** Says that something is not tried because this machine lacks it; a failure where everything has to be tried. */
export function skipped(why: string) {
  if (process.env.PILAR_SKIPS === 'fail') throw new Error(`not tried: ${why}`)
  console.log(`skipped: ${why}`)
}
