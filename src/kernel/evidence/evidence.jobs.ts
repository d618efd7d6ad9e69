import { z } from 'zod'
import { defineJob, type Job } from '../capability.ts'
import { Refusal } from '../refusal.ts'
import { sha256Hex } from './evidence.contract.ts'
import type { Files } from './file-store.ts'
import { finishUpload } from './finish.actions.ts'
import { makePictureCopies } from './picture.actions.ts'
import { sweepFiles } from './sweep.actions.ts'

export function evidenceJobs(files: Files): readonly Job[] {
  return [
    defineJob({
      name: 'kernel.finish-upload',
      title: { zh: '检查并保存上传的文件', en: 'Check and keep an uploaded file' },
      payload: z.strictObject({ file: z.string() }),
      outside: true,
      run: async (ctx, { file }) => {
        try {
          await finishUpload(ctx, files, file)
        } catch (error) {
          // Noted on the file, where its owner reads it; for the job that is success.
          if (!(error instanceof Refusal)) throw error
        }
      },
    }),
    defineJob({
      name: 'kernel.make-thumbnail',
      title: { zh: '生成图片缩略图与查看副本', en: 'Draw a picture’s thumbnail and copy' },
      payload: z.strictObject({ sha256: sha256Hex }),
      outside: true,
      run: (ctx, { sha256 }) => makePictureCopies(ctx, files, sha256),
    }),
    defineJob({
      name: 'kernel.sweep-files',
      title: { zh: '清理没有传完或没有使用的文件', en: 'Sweep uploads that were never finished or used' },
      payload: z.strictObject({}),
      outside: true,
      cron: '17 * * * *',
      run: (ctx) => sweepFiles(ctx, files),
    }),
  ]
}
