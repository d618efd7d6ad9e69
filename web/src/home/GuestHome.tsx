import { Link } from '@tanstack/react-router'
import { navigationFor } from '../shell/page.ts'
import { allPages } from '../shell/registry.ts'
import { useText } from '../text/text.ts'
import { PageLinks } from './PageLinks.tsx'
import './home.css'

export function GuestHome() {
  const { t } = useText()
  const open = navigationFor(allPages, null).filter(({ path }) => path !== '/')
  return (
    <div className="page page-narrow home-guest">
      <h1>{t('home.welcome.title')}</h1>
      <p>{t('home.welcome.body')}</p>
      <p>
        <Link to="/sign-in" className="big-link">
          {t('home.welcome.signIn')}
        </Link>
      </p>
      {open.length > 0 && (
        <section className="stack">
          <h2>{t('home.welcome.open')}</h2>
          <PageLinks pages={open} />
        </section>
      )}
    </div>
  )
}
