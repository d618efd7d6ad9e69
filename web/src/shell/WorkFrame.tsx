import { MenuOutlined } from '@ant-design/icons'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../text/text.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Bell } from './Bell.tsx'
import { DemoBanner } from './DemoBanner.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { ModeSwitch } from './ModeSwitch.tsx'
import { markedPath, navGroups, navigationFor } from './page.ts'
import { allPages } from './registry.ts'
import { NavIcon } from './NavIcon.tsx'
import { Seal } from './Seal.tsx'
import { SearchButton } from './SearchButton.tsx'
import { useSession } from './session.ts'

/** For staff, merchants and regulators: everything they may open stands at the left, grouped by chapter. */
export function WorkFrame() {
  const { t } = useText()
  const { installation } = useSession()
  const { pathname } = useLocation()
  // Opened on one page, folded again on the next.
  const [openedOn, setOpenedOn] = useState<string | null>(null)
  const open = openedOn === pathname
  return (
    <div className="work-frame">
      <header className="work-bar no-print">
        <button
          type="button"
          className="icon-button work-menu-button"
          aria-label={t('shell.menu')}
          aria-expanded={open}
          aria-controls="sider"
          onClick={() => setOpenedOn(open ? null : pathname)}
        >
          <MenuOutlined aria-hidden="true" />
        </button>
        <Link to="/" className="brand">
          <Seal /> <span>{installation.name || t('shell.brand')}</span>
        </Link>
        <SearchButton wide />
        <div className="bar-end">
          <Bell />
          <ModeSwitch />
          <LanguageSwitch />
          <AccountMenu />
        </div>
      </header>
      <Sider open={open} />
      <div className="work-body">
        <DemoBanner />
        <main id="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
    </div>
  )
}

function Sider({ open }: { readonly open: boolean }) {
  const { t } = useText()
  const { me } = useSession()
  const pages = navigationFor(allPages, me)
  const marked = markedPath(
    pages.map(({ path }) => path),
    useLocation().pathname,
  )
  return (
    <nav id="sider" className={open ? 'sider sider-open no-print' : 'sider no-print'} aria-label={t('shell.main')}>
      {navGroups.map((group) => {
        const inGroup = pages.filter((page) => page.nav?.group === group)
        if (inGroup.length === 0) return null
        return (
          <section key={group}>
            <h2 id={`group-${group}`}>{t(`shell.groups.${group}`)}</h2>
            <ul aria-labelledby={`group-${group}`}>
              {inGroup.map((page) => (
                <li key={page.path}>
                  <Link
                    to={page.path}
                    activeOptions={{ exact: page.path !== marked || page.path === '/', includeSearch: false }}
                  >
                    {page.nav && <NavIcon icon={page.nav.icon} />} <span>{t(page.title)}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}
