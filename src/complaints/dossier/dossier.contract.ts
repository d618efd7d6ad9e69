import { z } from 'zod'
import { declareRefusals } from '../../kernel/refusal.contract.ts'
import { Day, Id, Instant, route } from '../../kernel/route.contract.ts'
import { Side } from '../complaint.contract.ts'

/** The dossier: what a side may see of its complaint, as one PDF and an archive of the evidence, for whoever decides next. */

/** waiting · typesetting · packing: being made · ready · failed: says why · expired: its time is over, make a new one */
export const DossierState = z.enum(['waiting', 'typesetting', 'packing', 'ready', 'failed', 'expired'])
export type DossierState = z.infer<typeof DossierState>
/**
 * copy: somebody asked for it. sealed: made when the matter went to law, one for each side, kept as long as the records. confirmation,
 * small-claims: drafts for a court, to be checked and signed by the person.
 */
export const DossierPurpose = z.enum(['copy', 'sealed', 'confirmation', 'small-claims'])
export const DossierPack = z.enum(['confirmation', 'small-claims'])
export const DossierLanguage = z.enum(['zh', 'en'])

const MadeFile = z.object({ bytes: z.int(), sha256: z.string() })
export const DossierView = z.object({
  id: z.string(),
  /** Whose eyes it was made with. */
  side: Side,
  purpose: DossierPurpose,
  language: DossierLanguage,
  state: DossierState,
  /** How much is done, a share of 1. */
  share: z.number(),
  reason: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  requestedAt: Instant,
  /** The name, for staff only. */
  requestedBy: z.string().nullable(),
  finishedAt: Instant.nullable(),
  /** The last day on which it can be downloaded. */
  keepUntil: Day.nullable(),
  pages: z.int().nullable(),
  evidence: z.int().nullable(),
  pdf: MadeFile.nullable(),
  archive: MadeFile.nullable(),
})
export type DossierView = z.infer<typeof DossierView>

const readers = ['consumer', 'merchant', 'agent', 'mediator', 'arbitrator', 'admin'] as const

export const makeDossier = route({
  method: 'POST',
  path: '/api/complaints/:id/dossier',
  summary: { zh: '制作案卷与证据包', en: 'Make the dossier and the archive of evidence' },
  who: readers,
  clause: '7.1.4',
  audit: 'complaint.dossier',
  status: 202,
  input: Id.extend({
    language: DossierLanguage.default('zh'),
    /** For staff: with whose eyes. A party gets its own. */
    side: Side.optional(),
    /** A draft for a court in place of the whole dossier; always in Chinese. */
    pack: DossierPack.optional(),
  }),
  output: DossierView,
})

export const listDossiers = route({
  method: 'GET',
  path: '/api/complaints/:id/dossiers',
  summary: { zh: '已制作的案卷', en: 'The dossiers of a complaint' },
  who: readers,
  clause: '7.1.4',
  input: Id,
  output: z.object({
    rows: z.array(DossierView),
    /** How many more may be asked for today. */
    left: z.int(),
    perDay: z.int(),
    /** Which drafts for a court can be made now, and why not the others. */
    packs: z.array(
      z.object({
        pack: DossierPack,
        reason: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
      }),
    ),
  }),
})

const Made = Id.extend({ dossier: z.string().min(1).max(60) })
export const readDossierPdf = route({
  method: 'GET',
  path: '/api/complaints/:id/dossiers/:dossier/pdf',
  summary: { zh: '下载案卷 PDF', en: 'Download the dossier (PDF)' },
  who: readers,
  clause: '7.1.4',
  perMinute: 60,
  rawReply: 'application/pdf',
  input: Made,
  output: z.string(),
})
export const readDossierArchive = route({
  method: 'GET',
  path: '/api/complaints/:id/dossiers/:dossier/archive',
  summary: { zh: '下载证据包 ZIP', en: 'Download the archive (ZIP)' },
  who: readers,
  clause: '7.1.4',
  perMinute: 60,
  rawReply: 'application/zip',
  input: Made,
  output: z.string(),
})

/** Is a file that somebody holds one that this platform made, unchanged? Answers to whoever has its hash, and tells nothing else. */
export const checkDossier = route({
  method: 'GET',
  path: '/api/dossier-checks/:sha256',
  summary: {
    zh: '核对一份案卷是否由本平台制作、有没有改动',
    en: 'Check that a dossier was made here and is unchanged',
  },
  who: ['anyone'],
  clause: '7.1.4',
  perMinute: 60,
  input: z.strictObject({
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256, 64 位小写十六进制 / 64 lower-case hex digits'),
  }),
  output: z.object({
    known: z.boolean(),
    kind: z.enum(['pdf', 'archive']).nullable(),
    receipt: z.string().nullable(),
    side: Side.nullable(),
    madeAt: Instant.nullable(),
    pages: z.int().nullable(),
  }),
})

export const dossierRefusals = declareRefusals({
  'dossier.not-ended': {
    status: 409,
    zh: '投诉办结后才能生成小额诉讼材料；还在处理的，请先等结果，或者登记进入法律途径。',
    en: 'The small-claims pack is made once the complaint has ended. Wait for its result, or enter that it goes to law.',
  },
  'dossier.no-agreement': {
    status: 409,
    zh: '双方没有在这件投诉里签署调解协议，没有可以申请司法确认的内容。',
    en: 'Both sides signed no mediation agreement in this complaint, so there is nothing to have confirmed.',
  },
  'dossier.confirmation-late': {
    status: 409,
    zh: '申请司法确认的期限到 {last} 为止，已经过了。协议仍是合同，可以起诉要求履行。',
    en: 'The time to ask the court for confirmation ended on {last}. The agreement remains a contract that can be sued upon.',
  },
  'dossier.pack-of-a-side': {
    status: 422,
    zh: '诉讼材料是为消费者或商家一方起草的，请选择一方。',
    en: 'A draft for a court is made for the consumer or the merchant. Choose one.',
  },
  'dossier.side-not-yours': {
    status: 403,
    zh: '您只能制作自己一方的案卷。',
    en: 'You can have the dossier of your own side only.',
  },
  'dossier.nobody-there': {
    status: 409,
    zh: '这件投诉还没有关联这一方，做不出它的案卷。',
    en: 'Nobody is known on that side of the complaint yet.',
  },
  'dossier.too-many-today': {
    status: 429,
    zh: '24 小时内最多制作 {most} 次。已做好的仍可下载。',
    en: 'At most {most} can be made in 24 hours. Those already made can still be downloaded.',
  },
  'dossier.not-ready': { status: 409, zh: '案卷还在制作，请稍候。', en: 'The dossier is still being made.' },
  'dossier.expired': {
    status: 409,
    zh: '这份案卷的保留期已过。请重新制作，内容以最新记录为准。',
    en: 'The time to download this one is over. Make a new one from the records as they are now.',
  },
  'dossier.was-not-made': {
    status: 409,
    zh: '这份案卷没有做成，请看原因后重新制作。',
    en: 'This one could not be made. See the reason, then make a new one.',
  },
  'dossier.evidence-damaged': {
    status: 409,
    zh: '证据 {number} 的内容与提交时的校验值不符，已停止制作并通知管理员。',
    en: 'Evidence {number} no longer matches the checksum it was submitted with. The dossier was not made; the administrators know.',
  },
  'dossier.chain-broken': {
    status: 409,
    zh: '证据链在第 {place} 件处对不上：这件证据被改动、调换或取走。已停止制作并通知管理员。',
    en: 'The chain of evidence does not fit at place {place}: a piece was changed, exchanged or taken out. The dossier was not made; the administrators know.',
  },
  'dossier.evidence-too-large': {
    status: 413,
    zh: '证据合计 {size}，超过 {most}，放不进一个证据包。请联系平台分卷制作。',
    en: 'The evidence comes to {size}, more than {most}, and does not fit one archive. Ask the platform for parts.',
  },
  'dossier.gave-up': {
    status: 503,
    zh: '多次尝试仍没有做成。管理员已能看到原因，请稍后再试。',
    en: 'Several attempts failed. The administrators can see why; try again later.',
  },
})
