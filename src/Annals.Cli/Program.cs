Console.WriteLine("annals");
