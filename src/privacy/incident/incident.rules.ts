import { IncidentStep, type Duty, type IncidentState } from './incident.contract.ts'

/** What a duty was settled by is told elsewhere; here is when. */
export type Standing = { readonly [D in Duty]: Date | null } & {
  readonly closedAt: Date | null
  /** Signed by somebody else: nothing happened after all. */
  readonly falseAlarm: boolean
  /** How many people are on the list; null: nobody counted. */
  readonly people: number | null
  /** Arguments that wait for another person's word, and lessons that nobody finished. */
  readonly unsigned: number
  readonly lessons: number
  readonly measures: number
}

/** The path of plan 5.3.2: each duty, and what the incident is called while it waits for it. */
export const path = [
  { duty: 'contain', state: 'found' },
  { duty: 'grade', state: 'contained' },
  { duty: 'report', state: 'graded' },
  { duty: 'tell', state: 'reported' },
  { duty: 'investigate', state: 'told' },
  { duty: 'compensate', state: 'investigated' },
  { duty: 'review', state: 'compensated' },
] as const satisfies readonly { duty: Duty; state: IncidentState }[]

/** A duty may be done early; the state names the first that is not. */
export function stateOf(standing: Standing): IncidentState {
  if (standing.closedAt !== null) return 'closed'
  return path.find(({ duty }) => standing[duty] === null)?.state ?? 'reviewed'
}

export type Why =
  | 'closed'
  | 'done'
  | 'nobody-counted'
  | 'not-contained'
  | 'not-investigated'
  | 'grade-first'
  | 'duties-open'
  | 'unsigned'
  | 'lessons-open'

type Rule = {
  /** Once is enough. */
  readonly once?: Duty
  /** What has to be there first, with the reason that is told when it is not. */
  readonly needs?: readonly (readonly [(standing: Standing) => boolean, Why])[]
}
const counted = [(s: Standing) => (s.people ?? 0) > 0, 'nobody-counted'] as const
const dutiesDone = (s: Standing): boolean => s.falseAlarm || path.every(({ duty }) => s[duty] !== null)
const steps: Readonly<Record<IncidentStep, Rule>> = {
  contain: {},
  // Graded again whenever more is known.
  grade: {},
  count: {},
  // The first report may hold only what is known; supplements follow.
  report: {},
  tell: { needs: [counted] },
  investigate: { once: 'investigate', needs: [[(s) => s.contain !== null, 'not-contained']] },
  compensate: { once: 'compensate', needs: [counted, [(s) => s.investigate !== null, 'not-investigated']] },
  review: { needs: [[(s) => s.investigate !== null, 'not-investigated']] },
  argue: {},
  correct: {},
  close: {
    needs: [
      [(s) => s.unsigned === 0, 'unsigned'],
      [dutiesDone, 'duties-open'],
      [(s) => s.lessons === 0, 'lessons-open'],
    ],
  },
}

/** Null: it may be done now. */
export function whyNot(step: IncidentStep, standing: Standing): Why | null {
  if (standing.closedAt !== null) return 'closed'
  const { once, needs = [] } = steps[step]
  if (once && standing[once] !== null) return 'done'
  return needs.find(([holds]) => !holds(standing))?.[1] ?? null
}
export const allSteps: readonly IncidentStep[] = IncidentStep.options

/** Found more than so many minutes before it was opened. */
export const isOpenedLate = (of: { foundAt: Date; openedAt: Date }, minutes: number): boolean =>
  of.openedAt.getTime() - of.foundAt.getTime() > minutes * 60_000

/** What people can read to each other. */
export const numberOf = (id: string): string => `S${id.slice(-9).toUpperCase()}`
