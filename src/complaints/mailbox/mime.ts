import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Splitter, type MimeNode } from '@zone-eu/mailsplit'
import { transferOf } from './charset.rules.ts'
import type { Defect } from './letter.rules.ts'

/** One part of a letter: what it claims to be, and its bytes as they were before they were packed for the way. */
export type Part = {
  readonly type: string
  readonly charset: string | null
  readonly attached: boolean
  readonly name: string | null
  readonly flowed: boolean
  readonly deletesSpace: boolean
  readonly reportType: string | undefined
  readonly content: Buffer
  readonly parts: readonly Part[]
}
export type Structure = { readonly head: Buffer; readonly root: Part; readonly defects: readonly Defect[] }

type Draft = { readonly node: MimeNode; readonly chunks: Buffer[]; readonly children: Draft[] }
const limits = { ignoreEmbedded: true, maxHeadSize: 512 * 1024, maxChildNodes: 500 }
const deepest = 20

/** Takes a letter apart. Letters inside it stay whole: whoever wants them takes them apart again. */
export async function takeApart(raw: Buffer): Promise<Structure> {
  const root = await draftsOf(raw)
  const found = new Set<Defect>()
  const part = await finish(root, { raw, found, depth: 0 })
  return { head: root.node.getHeaders(), root: part, defects: [...found] }
}

async function draftsOf(raw: Buffer): Promise<Draft> {
  const splitter = new Splitter(limits)
  const drafts = new Map<MimeNode, Draft>()
  let current: Draft | null = null
  let root: Draft | null = null
  Readable.from([raw]).pipe(splitter)
  for await (const chunk of splitter) {
    if (chunk.type === 'node') {
      current = { node: chunk, chunks: [], children: [] }
      drafts.set(chunk, current)
      root ??= current
      if (chunk.parentNode) drafts.get(chunk.parentNode)?.children.push(current)
    } else if (chunk.type === 'body') current?.chunks.push(chunk.value)
  }
  if (root === null) throw new Error('the letter has no beginning')
  return root
}

type Around = { readonly raw: Buffer; readonly found: Set<Defect>; readonly depth: number }

async function finish(draft: Draft, around: Around): Promise<Part> {
  const { node } = draft
  const type = node.contentType || 'text/plain'
  if (around.depth > deepest) around.found.add('too-deep')
  const isWhole = !type.startsWith('multipart/')
  if (!isWhole) checkBoundary(draft, around)
  const inside = around.depth > deepest ? [] : draft.children
  const parts: Part[] = []
  for (const child of inside) parts.push(await finish(child, { ...around, depth: around.depth + 1 }))
  return {
    type,
    charset: node.charset || null,
    attached: node.disposition === 'attachment',
    name: node.filename || null,
    flowed: node.flowed,
    deletesSpace: node.delSp,
    reportType: type === 'multipart/report' ? parameterOf(node, 'report-type') : undefined,
    content: isWhole ? await unpack(draft, around.found) : Buffer.alloc(0),
    parts,
  }
}

function checkBoundary({ node, children }: Draft, { raw, found }: Around): void {
  const boundary = parameterOf(node, 'boundary')
  if (children.length === 0) found.add('boundary-missing')
  else if (boundary !== undefined && !raw.includes(`--${boundary}--`, 0, 'latin1')) found.add('not-closed')
}

function parameterOf(node: MimeNode, name: string): string | undefined {
  const line = node.headers ? node.headers.getFirst('content-type') : ''
  const [, quoted, bare] = new RegExp(`${name}\\s*=\\s*(?:"([^"]+)"|([^\\s;"]+))`, 'i').exec(line) ?? []
  return (quoted ?? bare)?.trimEnd()
}

async function unpack({ node, chunks }: Draft, found: Set<Defect>): Promise<Buffer> {
  const packed = Buffer.concat(chunks)
  const transfer = transferOf(node.encoding || null)
  if (transfer === null) {
    found.add('encoding-unknown')
    return packed
  }
  if (transfer === 'binary') return packed
  if (transfer === 'base64' && isBroken(packed)) found.add('encoding-broken')
  node.encoding = transfer
  const decoder = node.getDecoder()
  decoder.end(packed)
  return buffer(decoder)
}

/** A few strange letters are a careless program; many are something else than base 64. */
function isBroken(packed: Buffer): boolean {
  const text = packed.toString('latin1')
  const strange = text.replaceAll(/[A-Za-z0-9+/=\s]/g, '').length
  return strange > 8 && strange * 20 > text.length
}
