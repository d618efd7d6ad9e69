import type { Reader } from './complaint.contract.ts'
import type { Statement } from './statement.store.ts'

/** What a file is attached to: the complaint, or one statement of it that not everybody may read. */
export const fileSubject = (complaintId: string, statementId: string | null): string =>
  statementId === null ? complaintId : `${complaintId}/${statementId}`

export function readFileSubject(subject: string): {
  readonly complaintId: string
  readonly statementId: string | null
} {
  const [complaintId = '', statementId = null] = subject.split('/')
  return { complaintId, statementId }
}

/** The regulator reads what both sides were told. */
const tells = (reader: Reader, { audience }: Statement): boolean =>
  reader === 'regulator' ? audience.includes('consumer') && audience.includes('merchant') : audience.includes(reader)

export const visibleTo = (reader: Reader, statements: readonly Statement[]): Statement[] =>
  statements.filter((one) => reader === 'platform' || tells(reader, one))
