import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useText } from '../text/text.ts'
import { Bell } from './Bell.tsx'
import { DemoBanner } from './DemoBanner.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { faceOf, markedPath, navigationFor, tabsOf } from './page.ts'
import { allPages } from './registry.ts'
import { NavIcon } from './NavIcon.tsx'
import { Seal } from './Seal.tsx'
import { SearchButton } from './SearchButton.tsx'
import { useSession } from './session.ts'

/** For guests and consumers: a bar on top; on a phone the pages stand at the thumb, as tabs. */
export function OpenFrame() {
  const { t } = useText()
  const { me, installation } = useSession()
  const pages = navigationFor(allPages, me)
  const tabs = faceOf(me) === 'consumer' ? tabsOf(pages) : []
  const marked = markedPath(
    pages.map(({ path }) => path),
    useLocation({ select: ({ pathname }) => pathname }),
  )
  return (
    <div className={tabs.length > 0 ? 'open-frame open-frame-tabbed' : 'open-frame'}>
      <header className="open-bar no-print">
        <Link to="/" className="brand">
          <Seal /> <span>{installation.name || t('shell.brandLong')}</span>
        </Link>
        <nav className="open-nav" aria-label={t('shell.main')}>
          {pages.map((page) => (
            <Link key={page.path} to={page.path} activeOptions={{ exact: page.path !== marked }}>
              {t(page.title)}
            </Link>
          ))}
        </nav>
        <div className="bar-end">
          {me && <SearchButton />}
          {me && <Bell />}
          <LanguageSwitch />
          {!me && (
            <Link to="/sign-in" className="sign-in-link">
              {t('shell.signIn')}
            </Link>
          )}
        </div>
      </header>
      <DemoBanner />
      <noscript>
        <p className="without-script small">{t('shell.withoutScript')}</p>
      </noscript>
      <main id="content" tabIndex={-1}>
        <Outlet />
      </main>
      {tabs.length > 0 && (
        <nav className="tab-bar no-print" aria-label={t('shell.menu')}>
          {tabs.map((page) => (
            <Link key={page.path} to={page.path} activeOptions={{ exact: page.path !== marked }}>
              {page.nav && <NavIcon icon={page.nav.icon} />}
              <span>{t(page.title)}</span>
            </Link>
          ))}
        </nav>
      )}
    </div>
  )
}
