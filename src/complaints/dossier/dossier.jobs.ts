import { z } from 'zod'
import { defineJob, type Job, type Reaction } from '../../kernel/capability.ts'
import { mostAttempts } from './dossier.rules.ts'
import { sealDossiers } from './dossier.actions.ts'
import { endOver, makeDossier } from './make.actions.ts'
import { tellDossier } from './tell.actions.ts'

export const dossierJobs: readonly Job[] = [
  defineJob({
    name: 'complaints.make-dossier',
    title: { zh: '制作案卷与证据包', en: 'Make a dossier and its archive' },
    payload: z.strictObject({ complaint: z.string(), dossier: z.string() }),
    outside: true,
    maxAttempts: mostAttempts,
    run: (ctx, wanted) => makeDossier(ctx, wanted),
  }),
  defineJob({
    name: 'complaints.end-dossiers',
    title: { zh: '清理到期的案卷副本', en: 'Take away dossiers whose time is over' },
    payload: z.strictObject({}),
    cron: '40 9 * * *',
    run: (ctx) => endOver(ctx),
  }),
]

export const dossierReactions: readonly Reaction[] = [
  {
    name: 'complaints.seal-dossiers',
    on: ['complaint.went-to-law'],
    run: (ctx, fact) => sealDossiers(ctx, fact.subject),
  },
  {
    name: 'complaints.tell-dossier',
    on: ['complaint.dossier-made', 'complaint.dossier-failed'],
    run: (ctx, fact) => tellDossier(ctx, fact),
  },
]
