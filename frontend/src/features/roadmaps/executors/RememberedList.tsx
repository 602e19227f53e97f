import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { RememberedExecutor, Roadmap } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { Pages } from '../../../shared/ui/Pages';
import { useForget, useRemembered } from '../api/remembered';

/** What was remembered at the roadmap's owner for all its plans; it can be forgotten here. */
export default function RememberedList({ owner }: { owner: Roadmap['organization'] }) {
  const { t } = useTranslation();
  const pages = useRemembered(owner.id);
  const [chosen, setChosen] = useState<RememberedExecutor | null>(null);
  if (!pages.data?.pages.some((page) => page.items.length > 0)) return null;
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t('remembered.title', { name: owner.name })}
      </Title>
      <Text size="sm" className="quiet">
        {t('remembered.text')}
      </Text>
      <Pages pages={pages} empty={null}>
        {(items) => (
          <List>
            {items.map((one) => (
              <List.Item key={one.id}>
                <Group gap="xs">
                  <Text span>{t('remembered.means', { token: one.token, meaning: meaningOf(one) })}</Text>
                  {one.allowedActions.includes('delete') && (
                    <Button
                      className="no-print"
                      size="compact-xs"
                      variant="default"
                      aria-label={t('remembered.forgetOne', { token: one.token })}
                      onClick={() => setChosen(one)}
                    >
                      {t('remembered.forget')}
                    </Button>
                  )}
                </Group>
              </List.Item>
            ))}
          </List>
        )}
      </Pages>
      {chosen && <Forget owner={owner.id} one={chosen} onClose={() => setChosen(null)} />}
    </Stack>
  );
}

function Forget({ owner, one, onClose }: { owner: string; one: RememberedExecutor; onClose: () => void }) {
  const { t } = useTranslation();
  const forget = useForget(owner);
  return (
    <ConfirmDialog
      title={t('remembered.forgetTitle', { token: one.token })}
      text={t('remembered.forgetText')}
      action={t('remembered.forget')}
      danger
      busy={forget.isPending}
      error={forget.error}
      onConfirm={() => forget.mutate(one, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

const meaningOf = ({ rules, organizations }: RememberedExecutor) =>
  [...rules.map((rule) => codeWord('executorRule', rule)), ...organizations.map((one) => one.name)].join(', ');
