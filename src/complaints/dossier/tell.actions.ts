import type { Ctx } from '../../kernel/context.ts'
import type { Fact } from '../../kernel/fact/fact.ts'
import { notify, type To } from '../../kernel/notice/notify.ts'
import * as complaints from '../complaint.store.ts'
import { complainantOf, type Complaint } from '../complaint.rules.ts'
import * as store from './dossier.store.ts'
import type { Dossier } from './dossier.store.ts'

/** Whoever asked is told that it is there, or that it could not be made; what was sealed is told to the side that it is for. */
export async function tellDossier(ctx: Ctx, fact: Fact): Promise<void> {
  const complaint = await complaints.find(ctx, fact.subject)
  const dossier = await store.find(ctx, fact.subject, String(fact.data['dossier']))
  if (!complaint || !dossier) return
  if (broken.includes(String(fact.data['reason']))) await tellAdministrators(ctx, complaint, fact)
  const to = whoOf(complaint, dossier)
  if (!to) return
  const made = dossier.keepUntil !== null
  const params = { complaint: complaint.id, receipt: complaint.receipt }
  const template = made
    ? dossier.purpose === 'sealed'
      ? 'complaint.dossier-sealed'
      : 'complaint.dossier-ready'
    : 'complaint.dossier-failed'
  await notify(ctx, {
    to,
    template,
    params: made ? { ...params, keepUntil: String(dossier.keepUntil) } : params,
    subject: complaint.id,
    dedupe: `${template}:${dossier.id}`,
    happenedAt: fact.at,
  })
}

/** Not a trouble of making it: somebody or something touched what was submitted. */
const broken = ['dossier.chain-broken', 'dossier.evidence-damaged']
const tellAdministrators = (ctx: Ctx, { id, receipt }: Complaint, fact: Fact): Promise<void> =>
  notify(ctx, {
    to: { role: 'admin' },
    template: 'complaint.evidence-broken',
    params: { complaint: id, receipt },
    subject: id,
    dedupe: `complaint.evidence-broken:${id}`,
    happenedAt: fact.at,
  })

function whoOf(complaint: Complaint, { purpose, side, requestedBy }: Dossier): To | null {
  if (purpose === 'copy') return { account: requestedBy }
  const { merchantId } = complaint
  const consumer = complainantOf(complaint)
  if (side === 'consumer') return consumer === null ? null : { consumer }
  return side === 'merchant' && merchantId !== null ? { merchant: merchantId } : null
}
