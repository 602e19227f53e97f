import { Button } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { storedFile } from '../../shared/api/getFile';
import { useFileContent } from '../../shared/api/getFileContent';
import { useTranslation } from '../../shared/i18n/i18n';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';

/** Saves the order of an appointment; its name is asked for only then. */
export default function OrderFileButton({ id, name }: { id: string; name: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const content = useFileContent();
  const save = useMutation({
    mutationFn: async () => content.mutateAsync(await client.fetchQuery(storedFile(id) as never)),
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        className="no-print"
        loading={save.isPending}
        leftSection={<IconPaperclip size={16} aria-hidden />}
        aria-label={t('roleList.saveOrderOf', { name })}
        onClick={() => save.mutate()}
      >
        {t('roleList.saveOrder')}
      </Button>
      {save.error && <ProblemAlert error={save.error} />}
    </>
  );
}
