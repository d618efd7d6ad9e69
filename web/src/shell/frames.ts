import { lazyPage } from './lazy-page.ts'

/** Consumers and guests load their light frame, people at work theirs; neither carries the other's. */
export const OpenFrame = lazyPage(() => import('./OpenFrame.tsx'), 'OpenFrame')
export const WorkFrame = lazyPage(() => import('./WorkFrame.tsx'), 'WorkFrame')
