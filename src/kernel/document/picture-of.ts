import sharp from 'sharp'

/** A thumbnail of the evidence store as the typesetter takes it. Its decoders are those that picture.ts lets in. */
export const toJpeg = (bytes: Buffer): Promise<Buffer> =>
  sharp(bytes, { failOn: 'error' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 80 })
    .timeout({ seconds: 30 })
    .toBuffer()
