import { z } from 'zod'
import { declareRefusals } from '../refusal.contract.ts'
import { Empty, Id, Instant, route } from '../route.contract.ts'

/** What outsiders read of the log: hashes and signatures only, so anybody may. */
const anyone = ['anyone'] as const
const Hash = z.base64().length(44)
const Count = z.int().nonnegative()

export const readLog = route({
  method: 'GET',
  path: '/api/log',
  summary: { zh: '事实日志的名称、公钥和最近的检查点', en: 'Name, keys and last checkpoint of the log of facts' },
  who: anyone,
  clause: '5.2.1(3)',
  input: Empty,
  output: z.object({
    origin: z.string().nullable(),
    /** What its checkpoints are signed with: `name+hash+key` (C2SP signed-note). */
    keys: z.array(z.string()),
    checkpoint: z.object({ size: Count, root: Hash, signedAt: Instant, note: z.string() }).nullable(),
  }),
})
export const readCheckpoint = route({
  method: 'GET',
  path: '/api/log/checkpoint',
  summary: {
    zh: '最近的已签名检查点（C2SP tlog-checkpoint）',
    en: 'The last signed checkpoint (C2SP tlog-checkpoint)',
  },
  who: anyone,
  clause: '5.2.1(3)',
  rawReply: 'text/plain; charset=utf-8',
  input: Empty,
  output: z.string(),
})

const part = z.string().min(1).max(60)
const tile = {
  method: 'GET',
  summary: { zh: '哈希树的一块（C2SP tlog-tiles）', en: 'A tile of the tree of hashes (C2SP tlog-tiles)' },
  who: anyone,
  clause: '5.2.1(3)',
  rawReply: 'application/octet-stream',
  perMinute: 1_200,
  output: z.string(),
} as const
/** `/tile/0/x001/067`: a number in groups of three digits; `.p/17` at its end asks for its first 17 hashes. */
const Tile = z.strictObject({ level: z.int().min(0).max(7), a: part })
export const readTiles = [
  route({ ...tile, path: '/api/log/tile/:level/:a', input: Tile }),
  route({ ...tile, path: '/api/log/tile/:level/:a/:b', input: Tile.extend({ b: part }) }),
  route({ ...tile, path: '/api/log/tile/:level/:a/:b/:c', input: Tile.extend({ b: part, c: part }) }),
  route({ ...tile, path: '/api/log/tile/:level/:a/:b/:c/:d', input: Tile.extend({ b: part, c: part, d: part }) }),
] as const

export const Inclusion = z.object({
  index: Count,
  leaf: Hash,
  path: z.array(Hash).max(60),
  /** The signed checkpoint of the tree that it is proved for. */
  checkpoint: z.string(),
})
export const proveInclusion = route({
  method: 'GET',
  path: '/api/log/proofs/:index',
  summary: { zh: '第几号事实在树中的证明', en: 'The proof that a number is in the tree' },
  who: anyone,
  clause: '5.2.1(3)',
  input: z.strictObject({ index: Count }),
  output: Inclusion,
})
export const proveConsistency = route({
  method: 'GET',
  path: '/api/log/consistency',
  summary: { zh: '新检查点只是在旧检查点之后追加的证明', en: 'The proof that one checkpoint only adds to another' },
  who: anyone,
  clause: '5.2.1(3)',
  input: z.strictObject({ from: Count, to: Count.optional() }),
  output: z.object({ from: Count, to: Count, path: z.array(Hash).max(60), checkpoint: z.string() }),
})

/**
 * Everything that is needed to check a fact without the platform. `content` is the text under the hash, to the byte; nothing else of the receipt
 * is to be believed by itself.
 */
export const Receipt = z.object({
  format: z.literal('xiaobao-receipt/1'),
  content: z.string().max(250_000),
  index: Count,
  path: z.array(Hash).max(60),
  checkpoint: z.string(),
  key: z.string(),
})
export const readReceipt = route({
  method: 'GET',
  path: '/api/facts/:id/proof',
  summary: { zh: '一条事实的凭证：本人和商家可以下载', en: 'The receipt of a fact, for those whom it concerns' },
  who: ['signed-in'],
  clause: '5.2.1(3)',
  input: Id,
  output: z.object({
    receipt: Receipt,
    title: z.object({ zh: z.string(), en: z.string() }),
    at: Instant,
    signedAt: Instant,
    /** Opens the page that checks it; it holds number and hashes only. */
    link: z.string(),
  }),
})

export const proofRefusals = declareRefusals({
  'proof.no-request': {
    status: 400,
    zh: '这不是见证请求：应为 C2SP tlog-witness 的 add-checkpoint 正文。',
    en: 'This is no request to a witness: the body of add-checkpoint of C2SP tlog-witness is expected.',
  },
  'proof.not-signed-yet': {
    status: 409,
    zh: '这条记录刚刚写入，还没有签入检查点。通常几秒钟即可，请稍后再取。',
    en: 'This was recorded just now and is not under a signed checkpoint yet. That takes a few seconds: try again.',
  },
  'proof.beyond-the-log': {
    status: 422,
    zh: '最近的检查点共有 {size} 条事实，没有第 {asked} 条。',
    en: 'The last checkpoint covers {size} facts; {asked} is beyond it.',
  },
  'proof.no-checkpoint': {
    status: 404,
    zh: '还没有签署过检查点。',
    en: 'No checkpoint has been signed yet.',
  },
})
