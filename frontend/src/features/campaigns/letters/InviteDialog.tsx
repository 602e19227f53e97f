import { Button, NativeSelect, Text, Textarea } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import { fieldError } from '../../../shared/api/fieldError';
import type { Campaign, SurveyAudience, SurveyInvitation } from '../../../shared/api/types';
import { AUDIENCES } from '../../../shared/surveys/audiences';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useInvite } from '../api/letters';
import { useRates } from '../api/participants';
import { MOST, recipientsOf } from './recipients';

type Language = SurveyInvitation['language'];

/** More than any list of a thousand addresses. */
const LARGEST = 1_000_000;

type Props = {
  campaign: Campaign;
  onInvited: (made: { letters: number; before: number }) => void;
  onClose: () => void;
};

/** A list of addresses becomes letters: pasted, or read from a text or a CSV on this computer. */
export function InviteDialog({ campaign, onInvited, onClose }: Props) {
  const { t } = useTranslation();
  const rates = useRates(campaign, 'AUDIENCE');
  const asked = rates.data?.items ?? [];
  const groups = AUDIENCES.filter((one) => asked.some(({ audience }) => audience === one));
  const [school, setSchool] = useState<string | null>(null);
  const [chosen, setAudience] = useState<SurveyAudience>();
  const [language, setLanguage] = useState<Language>('ru');
  const [text, setText] = useState('');
  const [tooLarge, setTooLarge] = useState(false);
  const invite = useInvite(campaign.id);
  const picker = useRef<HTMLInputElement>(null);
  const audience = chosen ?? groups[0];
  const { emails, unread } = recipientsOf(text);
  const take = async (file: File | undefined) => {
    setTooLarge((file?.size ?? 0) > LARGEST);
    if (!file || file.size > LARGEST) return;
    const content = await file.text();
    setText((before) => [before.trim(), content.replace(/^\uFEFF/, '')].filter(Boolean).join('\n'));
  };
  const send = () => {
    if (!school || !audience) return;
    const recipients = emails.map((email) => ({ email, language }));
    invite.mutate(
      { organizationId: school, audience, recipients },
      {
        onSuccess: ({ letters }) => {
          const made = letters ?? recipients.length;
          onInvited({ letters: made, before: recipients.length - made });
          onClose();
        },
      },
    );
  };
  return (
    <FormDialog
      title={t('letters.invite')}
      action={emails.length > 0 ? t('letters.send', { count: emails.length }) : t('letters.sendNone')}
      busy={invite.isPending}
      error={invite.error}
      ready={school !== null && audience !== undefined && emails.length > 0 && emails.length <= MOST}
      onClose={onClose}
      onSubmit={send}
    >
      <OrganizationSelect
        label={t('campaigns.organization')}
        value={school}
        onChange={setSchool}
        required
        error={fieldError(invite.error, '/organizationId')}
      />
      {rates.error && <ProblemAlert error={rates.error} onRetry={() => void rates.refetch()} />}
      <CodeSelect
        label={t('campaigns.audience')}
        group="audience"
        codes={groups}
        value={audience}
        onChange={setAudience}
        required
      />
      <Textarea
        label={t('letters.addresses')}
        description={t('letters.addressesHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={5}
        maxRows={12}
        error={tooLarge ? t('letters.fileTooLarge') : undefined}
      />
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileText size={16} aria-hidden />}
          onClick={() => picker.current?.click()}
        >
          {t('letters.fromFile')}
        </Button>
        <input
          ref={picker}
          type="file"
          accept=".txt,.csv,text/plain,text/csv"
          hidden
          aria-label={t('letters.fromFile')}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      <Text size="sm" role="status">
        {text.trim() !== '' && t('letters.found', { count: emails.length })}
        {emails.length > MOST && ` ${t('letters.tooMany', { most: MOST })}`}
      </Text>
      {unread.length > 0 && (
        <div>
          <Text size="sm" c="var(--opora-amber)">
            {t('letters.unread', { count: unread.length })}
          </Text>
          <Text size="sm" className="verbatim quiet">
            {unread.slice(0, 5).join('\n')}
          </Text>
        </div>
      )}
      <NativeSelect
        label={t('letters.language')}
        value={language}
        onChange={(event) => setLanguage(event.currentTarget.value === 'en' ? 'en' : 'ru')}
        data={[
          { value: 'ru', label: t('language.ru') },
          { value: 'en', label: t('language.en') },
        ]}
      />
      <Text size="sm" className="quiet">
        {t('letters.keepText')}
      </Text>
    </FormDialog>
  );
}
