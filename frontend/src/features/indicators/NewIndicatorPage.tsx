import { Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import { useMe } from '../../shared/api/getMe';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { PageTitle } from '../../shared/ui/PageTitle';
import { useCreateIndicator } from './api/indicators';
import { IndicatorEditor } from './IndicatorEditor';
import { EMPTY } from './values';

const CODE = /^[a-z][a-z0-9_]{0,39}$/;

/** A new indicator: whose it is, what formulas call it by, and its definition. */
export default function NewIndicatorPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const [owner, setOwner] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const create = useCreateIndicator();
  const whose = owner ?? me.data?.memberships[0]?.organization.id ?? null;
  if (me.data && !me.data.permissions.includes('monitoring:manage')) {
    return (
      <EmptyState page title={t('problem.forbidden.title')} text={t('problem.forbidden.todo')}>
        <ButtonLink to="/indicators">{t('indicators.title')}</ButtonLink>
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/indicators" w="fit-content">
          {t('indicators.title')}
        </AppLink>
        <PageTitle title={t('indicators.add')} />
      </Stack>
      <IndicatorEditor
        initial={EMPTY}
        busy={create.isPending}
        error={create.error}
        action={t('indicators.create')}
        ready={whose !== null && CODE.test(code)}
        onSave={(definition, saved) =>
          whose &&
          create.mutate(
            { organizationId: whose, code, definition },
            {
              onSuccess: ({ id }) => {
                saved();
                // After the state that would block the way is gone.
                setTimeout(() => void navigate({ to: '/indicators/$indicatorId', params: { indicatorId: id } }));
              },
            },
          )
        }
      >
        <OrganizationSelect
          label={t('indicators.whose')}
          value={whose}
          onChange={setOwner}
          required
          error={fieldError(create.error, '/organizationId')}
        />
        <TextInput
          label={t('indicators.code')}
          description={t('indicators.codeHint')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          maxLength={40}
          required
          spellCheck={false}
          error={code !== '' && !CODE.test(code) ? t('indicators.codeFault') : fieldError(create.error, '/code')}
        />
      </IndicatorEditor>
    </Stack>
  );
}
