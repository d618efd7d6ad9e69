import { SmileOutlined } from '@ant-design/icons'
import { lazyPage } from '../../shell/lazy-page.ts'
import type { Page } from '../../shell/page.ts'

export const surveyPages: readonly Page[] = [
  {
    path: '/complaints/survey',
    title: 'survey.title',
    component: lazyPage(() => import('./SurveyPage.tsx'), 'SurveyPage'),
    who: ['admin', 'governance-officer', 'agent', 'merchant'],
    face: 'workbench',
    nav: { group: 'complaints', order: 16, icon: SmileOutlined },
  },
]
