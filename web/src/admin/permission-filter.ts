import type { z } from 'zod'
import type { listPermissions } from '../../../src/kernel/access/account.contract.ts'
import type { Role } from '../../../src/kernel/role.contract.ts'

export type Permission = z.output<(typeof listPermissions)['output']>['rows'][number]

/** A route for anyone, or for everyone signed in, is also there for each role; machines have no sign-in. */
export const mayUse = ({ who }: Pick<Permission, 'who'>, role: Role): boolean =>
  who.includes('anyone') || who.includes(role) || (who.includes('signed-in') && role !== 'machine')

export function matching(rows: readonly Permission[], text: string): readonly Permission[] {
  const wanted = text.trim().toLowerCase()
  return rows.filter((row) =>
    [
      row.path,
      row.method,
      row.summary.zh,
      row.summary.en,
      row.capabilityTitle.zh,
      row.capabilityTitle.en,
      row.audit ?? '',
    ]
      .join(' ')
      .toLowerCase()
      .includes(wanted),
  )
}
