import { Suspense, useEffect } from 'react'
import { useText, type TextKey } from '../text/text.ts'
import { useHead } from './head.ts'
import { NoPermission } from './NoPermission.tsx'
import { maySee, type Page } from './page.ts'
import { Redirect } from './Redirect.tsx'
import { useSession } from './session.ts'
import { PageSkeleton } from '../parts/Skeleton.tsx'

/** Of the pages at one address, the one for this person; nobody signed in goes to the sign-in page and comes back. */
export function PageChoice({ pages }: { readonly pages: readonly Page[] }) {
  const { me, installation } = useSession()
  const { language } = useText()
  const page = pages.find((one) => maySee(me, one.who))
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  // By the path of these pages, not by the address: while the router moves on, the address already is the next one.
  if (!installation.setUp && pages[0]?.path !== '/set-up') return <Redirect to="/set-up" />
  if (!page) return me ? <NoPermission needed={pages.flatMap((one) => one.who)} /> : <Redirect to="/sign-in" comeBack />
  return (
    <>
      <PageHead title={page.title} description={page.description} />
      <Suspense fallback={<PageSkeleton />}>
        <page.component />
      </Suspense>
    </>
  )
}

/** Stands before the page, so that a page which knows better (the title of a rule) has the last word. */
function PageHead(props: { readonly title: TextKey; readonly description: TextKey | undefined }) {
  const { t } = useText()
  useHead({ title: t(props.title), description: props.description && t(props.description) })
  return null
}
