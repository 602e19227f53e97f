import { Button, Group, List, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { RoadmapAgreement, RoadmapProposalState } from '../../../shared/api/types';
import { formatInstant } from '../../../shared/format/dates';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { AppLink } from '../../../shared/ui/links';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { ANSWERS, useAgree, useAgreements, type Answer } from '../api/agreements';

type Props = { roadmapId: string; proposal: RoadmapProposalState };

/** The visa of one's own organisation, and who of those asked answered what. */
export function Answers({ roadmapId, proposal }: Props) {
  const { answers, mine } = proposal;
  const count: Record<Answer, number> = {
    SILENT: answers.silent,
    REMARKS: answers.remarks,
    AGREED_BEFORE: answers.agreedBefore,
    AGREED: answers.agreed,
  };
  const others = Object.values(count).reduce((sum, one) => sum + one, 0) > (mine ? 1 : 0);
  return (
    <Stack gap="md">
      {mine && <Mine roadmapId={roadmapId} mine={mine} />}
      {others && <Asked roadmapId={roadmapId} count={count} />}
    </Stack>
  );
}

function Mine({ roadmapId, mine }: { roadmapId: string; mine: RoadmapAgreement }) {
  const { t } = useTranslation();
  const agree = useAgree(roadmapId);
  const given = mine.state === 'AGREED' || mine.state === 'AGREED_BEFORE';
  return (
    <Stack gap={4} align="flex-start">
      <Title order={3} size="h4">
        {t('visas.mine', { name: mine.organization.name })}
      </Title>
      <Text>{codeWord('visaState', mine.state)}</Text>
      {given && <Given one={mine} />}
      <Group gap="xs" className="no-print">
        {mine.state !== 'AGREED' && mine.state !== 'REMARKS' && (
          <Button size="xs" loading={agree.isPending} onClick={() => agree.mutate(true)}>
            {t('visas.agree')}
          </Button>
        )}
        {given && (
          <Button size="xs" variant="default" loading={agree.isPending} onClick={() => agree.mutate(false)}>
            {t('visas.disagree')}
          </Button>
        )}
      </Group>
      {mine.state === 'REMARKS' && (
        <Text size="sm" className="quiet">
          {t('visas.settleFirst')}
        </Text>
      )}
      {agree.error && <ProblemAlert error={agree.error} />}
    </Stack>
  );
}

function Asked({ roadmapId, count }: { roadmapId: string; count: Record<Answer, number> }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Answer>();
  const state = chosen ?? ANSWERS.find((one) => count[one] > 0) ?? 'SILENT';
  const pages = useAgreements(roadmapId, state);
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t('visas.asked')}
      </Title>
      <NativeSelect
        aria-label={t('visas.which')}
        w="fit-content"
        value={state}
        onChange={(event) => setChosen(event.currentTarget.value as Answer)}
        data={ANSWERS.map((one) => ({ value: one, label: `${codeWord('visaState', one)}: ${count[one]}` }))}
      />
      <Pages pages={pages} empty={<Text className="quiet">{t('visas.none')}</Text>}>
        {(items) => (
          <List spacing={6}>
            {items.map((one) => (
              <List.Item key={one.organization.id}>
                <AppLink to="/organizations/$organizationId" params={{ organizationId: one.organization.id }}>
                  {one.organization.name}
                </AppLink>
                <Given one={one} />
              </List.Item>
            ))}
          </List>
        )}
      </Pages>
    </Stack>
  );
}

/** Who gave a visa, and when. */
function Given({ one }: { one: RoadmapAgreement }) {
  const { i18n } = useTranslation();
  if (!one.agreedAt) return null;
  return (
    <Text size="sm" className="quiet">
      {[one.person, formatInstant(one.agreedAt, i18n.language)].filter(Boolean).join(', ')}
    </Text>
  );
}
