import type { Ctx } from '../../kernel/context.ts'
import { notify } from '../../kernel/notice/notify.ts'
import type { Role } from '../../kernel/role.contract.ts'
import * as informants from './informant.store.ts'
import type { Taker } from './report.contract.ts'
import type { Report } from './report.rules.ts'
import * as store from './report.store.ts'

type Template =
  | 'report.received'
  | 'report.merged'
  | 'report.extended'
  | 'report.decided'
  | 'report.closed'
  | 'report.reviewed'
  | 'report.separated'

/**
 * Whoever can be reached among those who reported this; whoever keeps a code looks for himself. The notice stands on no timeline: who
 * was told would say who reported.
 */
export async function tellInformants(ctx: Ctx, report: Report, template: Template, how: { only?: boolean } = {}) {
  const merged = how.only ? [] : await store.mergedInto(ctx, report.id)
  const receipts = new Map([report, ...merged].map(({ id, receipt }) => [id, receipt]))
  for (const { reportId, accountId, partyId } of await informants.informantsOf(ctx, [...receipts.keys()])) {
    const to = accountId !== null ? { account: accountId } : partyId !== null ? { consumer: partyId } : null
    if (to === null) continue
    await notify(ctx, {
      to,
      template,
      params: { receipt: receipts.get(reportId) ?? '' },
      subject: null,
      dedupe: `${template}:${reportId}:${report.version}`,
    })
  }
}

const departments: Readonly<Record<Taker, Role | null>> = {
  quality: 'inspector',
  prices: 'price-analyst',
  privacy: 'privacy-officer',
  governance: 'governance-officer',
  authority: null,
}

export async function tellDepartment(ctx: Ctx, report: Report): Promise<void> {
  const role = report.taker === null ? null : departments[report.taker]
  if (role === null) return
  await notify(ctx, {
    to: { role },
    template: 'report.for-department',
    params: { receipt: report.receipt },
    subject: report.id,
    dedupe: `report.for-department:${report.id}:${report.version}`,
  })
}
