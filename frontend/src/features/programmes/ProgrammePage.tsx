import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { isMissing } from '../../shared/api/problem';
import type { Programme } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { EmptyState } from '../../shared/ui/EmptyState';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useDeleteProgramme } from './api/deleteProgramme';
import { useProgramme } from './api/getProgramme';
import { Participants } from './Participants';

const ConfirmDialog = lazyDialog(() => import('../../shared/ui/ConfirmDialog').then((found) => found.ConfirmDialog));
const EditProgramme = lazyDialog(() => import('./ProgrammeDialogs').then((found) => found.EditProgramme));

/** One programme: on which grounds schools come in, and which have. */
export default function ProgrammePage() {
  const { t } = useTranslation();
  const { programmeId } = useParams({ from: '/programmes/$programmeId' });
  const found = useProgramme(programmeId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('programmes.missingTitle')} text={t('programmes.missingText')}>
        <ButtonLink to="/programmes">{t('programmes.toList')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  return <Loaded programme={found.data} />;
}

function Loaded({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  return (
    <Stack gap="lg">
      <Stack gap={6}>
        <AppLink to="/programmes" w="fit-content">
          {t('nav.programmes')}
        </AppLink>
        <PageTitle title={programme.name} />
        <Text className="quiet">
          {[codeWord('programmeKind', programme.kind), programme.shortName, programme.organization.name]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <Actions programme={programme} />
      </Stack>
      {programme.grounds.length > 0 && (
        <section>
          <Title order={2}>{t('programmes.grounds')}</Title>
          <List>
            {programme.grounds.map((ground) => (
              <List.Item key={ground.code}>{ground.name}</List.Item>
            ))}
          </List>
        </section>
      )}
      <Participants programme={programme} />
    </Stack>
  );
}

function Actions({ programme }: { programme: Programme }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const remove = useDeleteProgramme(programme);
  const may = (action: Programme['allowedActions'][number]) => programme.allowedActions.includes(action);
  return (
    <Group gap="xs" className="no-print">
      {may('addParticipation') && (
        <ButtonLink
          size="xs"
          to="/programmes/$programmeId/add"
          params={{ programmeId: programme.id }}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t('programmes.addSchools')}
        </ButtonLink>
      )}
      {may('update') && (
        <Button size="xs" variant="default" onClick={() => setOpen('edit')}>
          {t('programmes.edit')}
        </Button>
      )}
      {may('delete') && (
        <Button size="xs" variant="default" c="red" onClick={() => setOpen('delete')}>
          {t('programmes.delete')}
        </Button>
      )}
      {open === 'edit' && <EditProgramme programme={programme} onClose={() => setOpen(null)} />}
      {open === 'delete' && (
        <ConfirmDialog
          title={t('programmes.deleteTitle')}
          text={t('programmes.deleteText', { name: programme.name })}
          action={t('programmes.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/programmes' }) })}
          onClose={() => setOpen(null)}
        />
      )}
    </Group>
  );
}
