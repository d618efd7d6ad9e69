import { Button } from 'antd'
import { roleWords } from '../../../src/kernel/role.contract.ts'
import { navigationFor } from '../shell/page.ts'
import { allPages } from '../shell/registry.ts'
import { useSession } from '../shell/session.ts'
import { useSignOut } from '../shell/sign-out.ts'
import { useText } from '../text/text.ts'
import { PageLinks } from '../home/PageLinks.tsx'
import { MyMeasures } from '../complaints/abuse/Measures.tsx'
import { Factors } from './Factors.tsx'
import { LanguageChoice } from './LanguageChoice.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Sessions } from './Sessions.tsx'
import './account.css'

export function AccountPage() {
  const { t, say, list } = useText()
  const { me } = useSession()
  const signOut = useSignOut()
  if (!me) return null
  const others = navigationFor(allPages, me).filter(({ path }) => path !== '/account' && path !== '/')
  return (
    <div className="page page-narrow">
      <header className="row row-apart">
        <h1>{t('account.title')}</h1>
        <Button onClick={signOut}>{t('shell.signOut')}</Button>
      </header>
      <dl className="surface account-facts">
        <dt>{t('account.profile.name')}</dt>
        <dd>{me.displayName}</dd>
        <dt>{t('account.profile.roles')}</dt>
        <dd>{list(me.roles.map((role) => say(roleWords[role])))}</dd>
      </dl>
      {me.roles.includes('consumer') && <MyMeasures />}
      <LanguageChoice />
      <Factors />
      <Sessions />
      <PasswordForm />
      <section className="stack account-more">
        <h2>{t('account.more')}</h2>
        <PageLinks pages={others} />
      </section>
    </div>
  )
}
