import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { claimFiles } from '../../src/kernel/evidence/evidence.actions.ts'
import { appendContent, beginUpload, type FileView } from '../../src/kernel/evidence/evidence.contract.ts'
import type { Person, TestApp } from './app.ts'

export const sha256 = (data: Buffer): string => createHash('sha256').update(data).digest('hex')
export const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`)
/** A photo as a phone makes it: taken at the Bund, turned on its side. */
export const photo = (shade: number): Promise<Buffer> =>
  sharp({ create: { width: 1600, height: 1200, channels: 3, background: { r: shade, g: 90, b: 60 } } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'PhoneMaker' },
      IFD3: { GPSLatitude: '31/1 14/1 24/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toBuffer()

type Claim = { readonly name?: string; readonly type?: string; readonly sha256?: string }

/** Uploads over HTTP as one person; a refusal throws. */
export function uploadsOf(app: TestApp, person: () => Person) {
  const begin = async (data: Buffer, { name = '发票.pdf', type = 'application/pdf', ...rest }: Claim = {}) => {
    const answer = await app.call(beginUpload, { name, type, bytes: data.length, ...rest }, { as: person() })
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.error))
    return answer.body
  }
  const put = (id: string, offset: number, payload: Buffer) =>
    app.call(appendContent, { id, offset }, { as: person(), payload })
  const upload = async (data: Buffer, claim: Claim = {}): Promise<FileView> => {
    const { id } = await begin(data, claim)
    const done = await put(id, 0, data)
    if (done.status !== 200) throw new Error(JSON.stringify(done.error))
    return done.body
  }
  const claim = (ids: readonly string[], subject: string) =>
    app.inTx((ctx) => claimFiles(ctx, ids, subject), person().actor)
  return { begin, put, upload, claim }
}
