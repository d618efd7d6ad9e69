import sharp from 'sharp'

// Everything that can open a file is locked; only the decoders of the four types we take are let in again.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})
sharp.cache(false)
sharp.concurrency(1)

/** A picture that would unfold to more is not opened: a few kilobytes can claim to be a wall. */
export const pictureLimits = { maxPixels: 100_000_000, maxFrames: 200 } as const
const seconds = 30
const thumbnailPixels = 480
const cleanPixels = 4096

const openPicture = (path: string | Buffer, frames: number) =>
  sharp(path, { limitInputPixels: pictureLimits.maxPixels, failOn: 'error', pages: frames })

/** What the header says, without unfolding the picture. */
export async function measurePicture(path: string): Promise<{ width: number; height: number } | 'too-big' | 'damaged'> {
  try {
    const {
      width,
      height,
      pages = 1,
      pageHeight,
      orientation = 1,
    } = await sharp(path, {
      limitInputPixels: false,
      pages: -1,
    }).metadata()
    const tall = pageHeight ?? height
    if (pages > pictureLimits.maxFrames || width * tall * pages > pictureLimits.maxPixels) return 'too-big'
    const turned = orientation >= 5
    return turned ? { width: tall, height: width } : { width, height: tall }
  } catch {
    // libvips says in many ways that bytes are no picture; for the sender they all mean the same.
    return 'damaged'
  }
}

export type Copies = { readonly thumbnail: Buffer; readonly clean: Buffer; readonly cleanType: string }

/**
 * A thumbnail, and a copy for the other side: both freshly drawn, so that where a photo was taken, the camera's number
 * and anything hidden behind the picture stay with the original. Null when the picture cannot be unfolded.
 */
export async function copyPicture(original: Buffer): Promise<Copies | null> {
  try {
    const { format, pages = 1 } = await openPicture(original, 1).metadata()
    const small = { width: thumbnailPixels, height: thumbnailPixels, fit: 'inside', withoutEnlargement: true } as const
    const large = { ...small, width: cleanPixels, height: cleanPixels }
    const thumbnail = await openPicture(original, 1)
      .rotate()
      .resize(small)
      .webp({ quality: 78 })
      .timeout({ seconds })
      .toBuffer()
    const moving = pages > 1
    const drawn = openPicture(original, moving ? -1 : 1)
      .rotate()
      .resize(large)
      .timeout({ seconds })
    if (moving) return { thumbnail, clean: await drawn.webp({ quality: 85 }).toBuffer(), cleanType: 'image/webp' }
    if (format === 'png' || format === 'gif')
      return { thumbnail, clean: await drawn.png().toBuffer(), cleanType: 'image/png' }
    return { thumbnail, clean: await drawn.jpeg({ quality: 90 }).toBuffer(), cleanType: 'image/jpeg' }
  } catch {
    return null
  }
}
