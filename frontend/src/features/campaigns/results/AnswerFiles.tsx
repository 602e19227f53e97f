import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconEye } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { save } from '../../../shared/api/download';
import type { Campaign, SurveyAnswerFile, SurveyAudience } from '../../../shared/api/types';
import { formatSize } from '../../../shared/files/kinds';
import { Dialog } from '../../../shared/ui/Dialog';
import { AppLink } from '../../../shared/ui/links';
import { Pages } from '../../../shared/ui/Pages';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useAnswerFile, useAnswerFilePages } from '../api/answerFiles';
import type { Labels } from './labels';
import classes from '../Campaign.module.css';

type Props = {
  campaign: Campaign;
  audience: SurveyAudience;
  within: string | undefined;
  item: string;
  labels: Labels;
};

/** Files that were sent in answer to one question; opened only when somebody asks, for each opening is recorded. */
export default function AnswerFiles({ campaign, audience, within, item, labels }: Props) {
  const { t } = useTranslation();
  const pages = useAnswerFilePages(campaign.id, audience, item, within);
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
        {t('answerFiles.rule')}
      </Text>
      <Pages
        pages={pages}
        count={(count, more) => t(more ? 'answerFiles.countMore' : 'answerFiles.count', { count })}
        empty={<Text className="quiet">{t('answerFiles.none')}</Text>}
      >
        {(items) => (
          <ul className={classes.links}>
            {items.map((file) => (
              <Line key={file.id} campaignId={campaign.id} file={file} />
            ))}
          </ul>
        )}
      </Pages>
    </Stack>
  );
}

function Line({ campaignId, file }: { campaignId: string; file: SurveyAnswerFile }) {
  const { t, i18n } = useTranslation();
  const [shown, setShown] = useState<Blob | null>(null);
  const content = useAnswerFile(campaignId);
  const image = file.mediaType.startsWith('image/');
  return (
    <li>
      <div style={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Text>{file.name}</Text>
        <Text size="sm" className="quiet">
          {[file.organization.name, formatSize(file.size, i18n.language)].join(' · ')}
        </Text>
        {content.error && <ProblemAlert error={content.error} />}
      </div>
      {image && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconEye size={14} aria-hidden />}
          loading={content.isPending}
          aria-label={t('answerFiles.openFile', { name: file.name })}
          onClick={() => content.mutate(file.id, { onSuccess: setShown })}
        >
          {t('answerFiles.look')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconDownload size={14} aria-hidden />}
        loading={content.isPending && !image}
        aria-label={t('answerFiles.saveOf', { name: file.name })}
        onClick={() => content.mutate(file.id, { onSuccess: (bytes) => save(bytes, file.name) })}
      >
        {t('answerFiles.save')}
      </Button>
      {shown && <Picture name={file.name} content={shown} onClose={() => setShown(null)} />}
    </li>
  );
}

function Picture({ name, content, onClose }: { name: string; content: Blob; onClose: () => void }) {
  const [address] = useState(() => URL.createObjectURL(content));
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return (
    <Dialog title={name} onClose={onClose}>
      <img src={address} alt={name} style={{ maxWidth: '100%' }} />
    </Dialog>
  );
}
