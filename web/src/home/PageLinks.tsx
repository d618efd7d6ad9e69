import { Link } from '@tanstack/react-router'
import type { Page } from '../shell/page.ts'
import { NavIcon } from '../shell/NavIcon.tsx'
import { useText } from '../text/text.ts'
import './home.css'

export function PageLinks({ pages }: { readonly pages: readonly Page[] }) {
  const { t } = useText()
  return (
    <ul className="page-links">
      {pages.map((page) => (
        <li key={page.path}>
          <Link to={page.path}>
            {page.nav && <NavIcon icon={page.nav.icon} />} {t(page.title)}
          </Link>
        </li>
      ))}
    </ul>
  )
}
