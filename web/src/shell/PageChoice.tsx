import { Suspense, useEffect } from 'react'
import { useText } from '../text/text.ts'
import { NoPermission } from './NoPermission.tsx'
import { maySee, type Page } from './page.ts'
import { Redirect } from './Redirect.tsx'
import { useSession } from './session.ts'
import { PageSkeleton } from '../parts/Skeleton.tsx'

/** Of the pages at one address, the one for this person; nobody signed in goes to the sign-in page and comes back. */
export function PageChoice({ pages }: { readonly pages: readonly Page[] }) {
  const { me, installation } = useSession()
  const { t, language } = useText()
  const page = pages.find((one) => maySee(me, one.who))
  const title = page && t(page.title)
  useEffect(() => {
    document.title = [title, installation.name || t('shell.brand')].filter(Boolean).join(' · ')
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [title, installation.name, language, t])
  // By the path of these pages, not by the address: while the router moves on, the address already is the next one.
  if (!installation.setUp && pages[0]?.path !== '/set-up') return <Redirect to="/set-up" />
  if (!page) return me ? <NoPermission needed={pages.flatMap((one) => one.who)} /> : <Redirect to="/sign-in" comeBack />
  return (
    <Suspense fallback={<PageSkeleton />}>
      <page.component />
    </Suspense>
  )
}
