import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Campaign, SurveyAudience } from '../../../shared/api/types';
import { AppLink } from '../../../shared/ui/links';
import { Pages } from '../../../shared/ui/Pages';
import { useTextPages } from '../api/texts';
import type { Labels } from './labels';
import classes from './Charts.module.css';

type Props = {
  campaign: Campaign;
  audience: SurveyAudience;
  within: string | undefined;
  item: string;
  labels: Labels;
};

/** What people wrote, in no order: who wrote it is not to be found by it. */
export function Texts({ campaign, audience, within, item, labels }: Props) {
  const { t } = useTranslation();
  const pages = useTextPages(campaign.id, audience, item, within);
  const first = pages.data?.pages[0];
  return (
    <Stack gap="sm">
      <Group justify="space-between" align="flex-start">
        <Title order={2}>{labels.question(item)}</Title>
        <AppLink
          className="no-print"
          to="/surveys/$campaignId/results"
          params={{ campaignId: campaign.id }}
          search={(old) => ({ ...old, item: undefined })}
        >
          {t('results.allQuestions')}
        </AppLink>
      </Group>
      <Text size="sm" className="quiet">
        {t('results.textsHidden', { least: first?.least ?? 10 })}
      </Text>
      <Pages pages={pages} empty={first?.hidden ? null : <Text className="quiet">{t('results.noTexts')}</Text>}>
        {(items) => (
          <ul className={classes.texts}>
            {items.map((one, index) => (
              <li key={index}>{one.text}</li>
            ))}
          </ul>
        )}
      </Pages>
    </Stack>
  );
}
