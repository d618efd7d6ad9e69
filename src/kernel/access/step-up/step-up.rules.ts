/** What is asked for before a step that does damage in the wrong hands. */
export type StepUp = { readonly minutes: number }
/** How its person proved to be it, last. */
export type Proof = { readonly level: number; readonly provedAt: Date }

/**
 * A session is fresh enough when its person showed a second factor within the minutes that the route names. Whoever has none cannot show
 * one: what is demanded of staff before they may work at all is another setting.
 */
export function mustProveAgain(
  stepUp: StepUp,
  { proof, hasFactor, now }: { readonly proof: Proof; readonly hasFactor: boolean; readonly now: Date },
): boolean {
  if (!hasFactor) return false
  return proof.level < 2 || now.getTime() - proof.provedAt.getTime() > stepUp.minutes * 60_000
}
