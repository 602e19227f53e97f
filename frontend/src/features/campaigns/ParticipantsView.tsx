import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconNumbers, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import type { Campaign } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { AUDIENCES } from '../../shared/surveys/audiences';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { LaterOrganizationSelect } from '../../shared/ui/laterFields';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { PrintButton } from '../../shared/print/PrintButton';
import { Pages } from '../../shared/ui/Pages';
import { useParticipantPages } from './api/participants';
import { lateFirst } from './numbers';
import { ParticipantRows } from './ParticipantRows';
import { RemindSchools } from './RemindSchools';
import type { CampaignSearch } from './search';

const NumbersDialog = lazyDialog(() => import('./NumbersDialog').then((found) => found.NumbersDialog));
const AddDialog = lazyDialog(() => import('./AddParticipants').then((found) => found.AddParticipants));

type Props = { campaign: Campaign; search: CampaignSearch; onSearch: (next: CampaignSearch) => void };

/** Who is asked and how many have answered, school by school; those that lag can be had first. */
export function ParticipantsView({ campaign, search, onSearch }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [setting, setSetting] = useState(false);
  const { within, audience, late } = search;
  const filter = { within, audience, lagging: late || undefined };
  const pages = useParticipantPages(campaign, filter);
  const mayChange = campaign.allowedActions.includes('participants');
  return (
    <Stack gap="md">
      <Group gap="sm" align="flex-end" className="no-print">
        <LaterOrganizationSelect
          label={t('campaigns.within')}
          value={within ?? null}
          onChange={(place) => onSearch({ within: place ?? undefined })}
        />
        <CodeSelect
          label={t('campaigns.audience')}
          group="audience"
          codes={AUDIENCES}
          value={audience}
          onChange={(next) => onSearch({ audience: next })}
          any={t('campaigns.anyAudience')}
        />
        {campaign.state !== 'DRAFT' && (
          <Checkbox
            mb={8}
            label={t('campaigns.onlyLate')}
            checked={late ?? false}
            onChange={(event) => onSearch({ late: event.currentTarget.checked || undefined })}
          />
        )}
        {mayChange && (
          <>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
              {t('campaigns.addParticipants')}
            </Button>
            {(pages.data?.pages[0]?.items.length ?? 0) > 0 && (
              <Button
                variant="default"
                leftSection={<IconNumbers size={18} aria-hidden />}
                onClick={() => setSetting(true)}
              >
                {t('quotas.open')}
              </Button>
            )}
          </>
        )}
      </Group>
      <Group gap="md" className="no-print">
        <ExportButton
          path={`/api/v1/campaigns/${campaign.id}/participants`}
          query={filter}
          name={`${campaign.title}, ${codeWord('campaignView', 'participants')}`}
        />
        <PrintButton />
      </Group>
      {late && campaign.allowedActions.includes('remind') && <RemindSchools campaign={campaign} within={within} />}
      {campaign.programmeAudiences.length > 0 && (campaign.state === 'SCHEDULED' || campaign.state === 'OPEN') && (
        <Text size="sm" className="quiet no-print">
          {t('asking.newcomers', {
            groups: campaign.programmeAudiences.map((one) => codeWord('audience', one).toLowerCase()).join(', '),
          })}
        </Text>
      )}
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'campaigns.groupsMore' : 'campaigns.groups', { count })}
        empty={
          within || audience || late ? (
            <EmptyState title={t('common.nothingFound')} text={t('campaigns.nothingHint')} />
          ) : (
            <EmptyState title={t('campaigns.nobodyTitle')} text={t('campaigns.nobodyText')} />
          )
        }
      >
        {(items) => <ParticipantRows campaign={campaign} items={late ? lateFirst(items) : items} />}
      </Pages>
      {setting && (
        <NumbersDialog
          campaign={campaign}
          filter={{ within, audience }}
          late={late ?? false}
          onClose={() => setSetting(false)}
        />
      )}
      {adding && <AddDialog campaign={campaign} onClose={() => setAdding(false)} />}
    </Stack>
  );
}
