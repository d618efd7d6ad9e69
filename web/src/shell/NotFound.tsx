import { Link } from '@tanstack/react-router'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useText } from '../text/text.ts'
import { useHead } from './head.ts'

export function NotFound() {
  const { t } = useText()
  useHead({ title: t('shell.notFound.title') })
  return (
    <EmptyState title={t('shell.notFound.title')} heading action={<Link to="/">{t('shell.notFound.home')}</Link>}>
      {t('shell.notFound.body')}
    </EmptyState>
  )
}
