using Annals.Cli;

return await AnnalsCommand.RunAsync(args);
