import type { Member } from './duty.rules.ts'

/** The lead who has it already, else the one with the least in hand; the same every time for the same desk. */
export function leadOf(leads: readonly Pick<Member, 'id' | 'load'>[], now: string | null): string | null {
  if (leads.some(({ id }) => id === now)) return now
  const [first] = leads.toSorted((a, b) => a.load - b.load || (a.id < b.id ? -1 : 1))
  return first?.id ?? null
}
