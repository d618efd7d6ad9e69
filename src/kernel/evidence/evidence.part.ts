import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Capability, MaySee } from '../capability.ts'
import type { Settings } from '../config/settings.ts'
import { PlainError } from '../log/safe-error.ts'
import { diskStore } from './disk-store.ts'
import { evidenceRefusals } from './evidence.contract.ts'
import { evidenceJobs } from './evidence.jobs.ts'
import { evidenceRoutes } from './evidence.routes.ts'
import type { Files } from './file-store.ts'
import { plugInFiles } from './opened-files.ts'
import { s3Store, type S3Settings } from './s3-store.ts'

/** Opens the place where files are kept, and refuses to start when it cannot be used. */
export async function openFiles(home: string, s3: S3Settings | null): Promise<Files> {
  const spool = join(home, 'files', 'spool')
  await mkdir(spool, { recursive: true, mode: 0o700 })
  const store = s3 ? s3Store(s3) : diskStore(join(home, 'files', 'kept'))
  try {
    await store.check()
  } catch (error) {
    const where = s3 ? `the bucket of S3_BUCKET (${s3.bucket})` : `the folder of XIAOBAO_HOME (${home})`
    throw new PlainError(`files cannot be kept in ${where}: ${error instanceof Error ? error.message : 'unknown'}`, {
      cause: error,
    })
  }
  return { store, spool }
}

/** S3 when a bucket is named, else the folder of this installation. */
export function s3Of(settings: Settings): S3Settings | null {
  const { S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) return null
  return {
    endpoint: settings.S3_ENDPOINT,
    region: settings.S3_REGION,
    bucket: S3_BUCKET,
    pathStyle: settings.S3_PATH_STYLE === 'on',
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  }
}

/** What the kernel plugs in for evidence; `maySee` answers for the things that files are attached to. */
export function evidencePart(files: Files, maySee: MaySee): Partial<Capability> {
  plugInFiles(files)
  return {
    routes: evidenceRoutes(files, maySee),
    jobs: evidenceJobs(files),
    refusals: evidenceRefusals,
    facts: {
      'evidence.stored': { zh: '收到并封存一个文件', en: 'A file was received and sealed' },
      'evidence.attached': { zh: '提交一份证据', en: 'A file was attached as evidence' },
    },
  }
}
