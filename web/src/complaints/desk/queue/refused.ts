import type { TextKey } from '../../../text/text.ts'

const known: Readonly<Record<string, TextKey>> = {
  'complaint.already-closed': 'desk.bulk.why.closed',
  'complaint.step-not-now': 'desk.bulk.why.closed',
  'complaint.not-an-agent': 'desk.bulk.why.agent',
  'desk.priority-overdue': 'desk.bulk.why.overdue',
  'desk.priority-flagged': 'desk.bulk.why.flagged',
  'desk.tag-retired': 'desk.bulk.why.retired',
  'desk.changed-since': 'desk.bulk.why.changed',
  'not-found': 'desk.bulk.why.gone',
}
/** Why one of many was left as it is, in a few words. */
export const refusedWords = (code: string): TextKey => known[code] ?? 'desk.bulk.why.other'
