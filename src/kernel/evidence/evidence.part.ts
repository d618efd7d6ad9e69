import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Capability, MaySee } from '../capability.ts'
import { diskStore } from './disk-store.ts'
import { evidenceRefusals } from './evidence.contract.ts'
import { evidenceJobs } from './evidence.jobs.ts'
import { evidenceRoutes } from './evidence.routes.ts'
import type { Files } from './file-store.ts'
import { s3Store, type S3Settings } from './s3-store.ts'

/** Opens the place where files are kept, and refuses to start when it cannot be used. */
export async function openFiles(home: string, s3: S3Settings | null): Promise<Files> {
  const spool = join(home, 'files', 'spool')
  await mkdir(spool, { recursive: true, mode: 0o700 })
  const store = s3 ? s3Store(s3) : diskStore(join(home, 'files', 'kept'))
  try {
    await store.check()
  } catch (error) {
    const where = s3
      ? `the bucket ${s3.bucket} (S3_BUCKET, S3_ENDPOINT, S3_ACCESS_KEY_ID)`
      : `${home}/files (XIAOBAO_HOME)`
    throw new Error(`files cannot be kept in ${where}`, { cause: error })
  }
  return { store, spool }
}

/** What the kernel plugs in for evidence; `maySee` answers for the things that files are attached to. */
export function evidencePart(files: Files, maySee: MaySee): Partial<Capability> {
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
