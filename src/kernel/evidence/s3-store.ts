import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { FileStore } from './file-store.ts'

export type S3Settings = {
  readonly endpoint: string | null
  readonly region: string
  readonly bucket: string
  /** Bucket in the path instead of the host name, as most self-hosted servers want it. */
  readonly pathStyle: boolean
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** Files in a bucket. A PUT of S3 is atomic and durable when answered; buckets of every maker understand these calls. */
export function s3Store(settings: S3Settings): FileStore {
  const client = openClient(settings)
  const at = (key: string) => ({ Bucket: settings.bucket, Key: key })
  return {
    put: async (key, file) => {
      const { size } = await stat(file)
      await client.send(new PutObjectCommand({ ...at(key), Body: createReadStream(file), ContentLength: size }))
    },
    putBytes: async (key, bytes) => {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ContentLength: bytes.byteLength }))
    },
    size: async (key) => {
      const head = await client.send(new HeadObjectCommand(at(key))).catch(ignoreMissing)
      return head?.ContentLength ?? null
    },
    read: async (key, range) => {
      const part = range ? { Range: `bytes=${range.start}-${range.end}` } : {}
      const { Body } = await client.send(new GetObjectCommand({ ...at(key), ...part }))
      if (Body instanceof Readable) return Body
      throw new Error('S3 answered without a body')
    },
    remove: async (key) => {
      await client.send(new DeleteObjectCommand(at(key)))
    },
    removeAll: (prefix) => removeAll(client, settings.bucket, prefix),
    list: (prefix) => listUnder(client, settings.bucket, prefix),
    check: async () => {
      await client.send(new HeadBucketCommand({ Bucket: settings.bucket }))
    },
  }
}

function openClient(settings: S3Settings): S3Client {
  return new S3Client({
    region: settings.region,
    forcePathStyle: settings.pathStyle,
    ...(settings.endpoint && { endpoint: settings.endpoint }),
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    // Streaming checksums are an Amazon extension that other makers' servers refuse; our SHA-256 is checked anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  })
}

async function* listUnder(client: S3Client, bucket: string, prefix: string): AsyncGenerator<string> {
  let after: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1000, ContinuationToken: after }),
    )
    for (const { Key } of page.Contents ?? []) if (Key) yield Key
    after = page.IsTruncated ? page.NextContinuationToken : undefined
  } while (after !== undefined)
}

/** One by one: deletion in bulk is where makers of S3 servers differ most, and an upload has few parts. */
async function removeAll(client: S3Client, bucket: string, prefix: string): Promise<void> {
  for (;;) {
    const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1000 }))
    for (const { Key } of page.Contents ?? [])
      if (Key) await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }))
    if (!page.IsTruncated) return
  }
}

function ignoreMissing(error: unknown): null {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null
  throw error
}
